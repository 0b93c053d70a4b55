/** How pictures of places at fault are called beside a report. A report from elsewhere that names another file is not followed. */
export const isPictureName = (file: string): boolean => /^evidence\/[\w-]+\.png$/.test(file);
