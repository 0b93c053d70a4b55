/** Loopback receivers of messages: a mail server and a machine that takes posts. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailReceiver {
  readonly url: string;
  readonly mails: ParsedMail[];
  /** Called with each mail before it is answered; what it rejects with is the server's no. */
  onMail: (mail: ParsedMail) => Promise<void>;
  onRecipient: (address: string) => Error | undefined;
  readonly close: () => Promise<void>;
}

/** Takes mail on a free port of loopback. */
export async function receiveMail(): Promise<MailReceiver> {
  const mails: ParsedMail[] = [];
  const receiver = {
    mails,
    onMail: (): Promise<void> => Promise.resolve(),
    onRecipient: (): Error | undefined => undefined,
    url: '',
    close: () => Promise.resolve(),
  } as { -readonly [Key in keyof MailReceiver]: MailReceiver[Key] };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideSTARTTLS: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      callback(receiver.onRecipient(address));
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream)
        .then(async (mail) => {
          mails.push(mail);
          await receiver.onMail(mail);
        })
        .then(
          () => {
            callback();
          },
          (refusal: unknown) => {
            callback(refusal as Error);
          },
        );
    },
  });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      resolve((listening.address() as { port: number }).port);
    });
  });
  receiver.url = `smtp://127.0.0.1:${String(port)}`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return receiver;
}

/** A server's no, as SMTP says it. */
export const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode });
