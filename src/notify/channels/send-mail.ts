import { Readable } from 'node:stream';
import type { SentMessageInfo } from 'nodemailer/lib/smtp-connection';
import { createGuard } from '../../lib/net/guard.js';
import { faultOf } from '../../lib/net/fault.js';
import { oneLine, type Content } from '../content.js';
import type { SendResult } from '../send-result.js';
import { htmlOf, textOf } from './mail-body.js';
import { parseMailUrl } from './mail-url.js';
import type { Sending } from './sending.js';

const TIMEOUT_MS = 20_000;

/**
 * Hands a mail to the office's server. `Message-ID` is made of the message's id: where a server's yes was lost and it is sent
 * again, mailboxes that look at it show it once. Addresses and subject are encoded by the composer, never pasted.
 */
export async function sendMail(content: Content, sending: Sending): Promise<SendResult> {
  const { mailServer, target, id, now, allowPrivate } = sending;
  const server = mailServer && parseMailUrl(mailServer.url);
  if (!server || !mailServer) return { how: 'never', error: 'no-mail-server' };
  if (!isMailAddress(target)) return { how: 'never', error: 'bad-recipient' };
  const [{ default: MailComposer }, { default: SMTPConnection }] = await Promise.all([
    import('nodemailer/lib/mail-composer'),
    import('nodemailer/lib/smtp-connection'),
  ]);
  const { sender, senderName } = mailServer;
  const message = await new MailComposer({
    from: { name: oneLine(senderName, 80), address: sender },
    to: { name: '', address: target },
    subject: content.subject,
    text: textOf(content),
    html: htmlOf(content),
    date: now(),
    messageId: `<${id}@${sender.split('@')[1] ?? 'localhost'}>`,
    // RFC 3834: no machine is to answer it.
    headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

  let address: string | undefined;
  try {
    const guard = createGuard({ privateHosts: allowPrivate || mailServer.isTrusted ? [server.host] : [] });
    [address] = await guard.addressesOf(server.host, server.port);
  } catch (error) {
    const { why, code } = faultOf(error);
    return why === 'private-address'
      ? { how: 'never', error: 'private-address' }
      : { how: 'again', error: 'unreachable', detail: code };
  }
  const connection = new SMTPConnection({
    host: address ?? server.host,
    port: server.port,
    secure: server.isTls,
    requireTLS: server.requiresTls,
    tls: { servername: server.host },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  let hasLeft = false;
  const body = async function* (): AsyncGenerator<Buffer> {
    await sending.handOver();
    hasLeft = true;
    yield message;
  };
  const stream = Readable.from(body());
  try {
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error | null): void => {
        if (error) reject(error);
        else resolve();
      };
      connection.once('error', done);
      // Not ours any more: the connection ends within the message, which no server takes for a whole one.
      stream.once('error', done);
      connection.once('end', () => {
        done(Object.assign(new Error('closed'), { code: 'ECONNECTION' }));
      });
      connection.connect((refusal) => {
        if (refusal) {
          done(refusal);
          return;
        }
        const send = (): void => {
          connection.send({ from: sender, to: [target] }, stream, (error: Error | null, _: SentMessageInfo) => {
            done(error);
          });
        };
        if (!server.auth) send();
        else
          connection.login({ credentials: server.auth }, (error) => {
            if (error) done(error);
            else send();
          });
      });
    });
    return { how: 'sent' };
  } catch (error) {
    return resultOf(error as SmtpError, hasLeft);
  } finally {
    if (hasLeft) connection.quit();
    else connection.close();
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** A server's no is a no, whenever it comes (RFC 5321 4.2.1); silence after the body is a doubt. */
function resultOf({ code, command, responseCode }: SmtpError, hasLeft: boolean): SendResult {
  const detail = [command, responseCode ?? code].filter((part) => part !== undefined).join(' ');
  if (responseCode !== undefined && responseCode >= 400) {
    if (command !== undefined && /^AUTH/.test(command)) return { how: 'again', error: 'bad-settings', detail };
    if (responseCode < 500) return { how: 'again', error: 'throttled', detail };
    return { how: 'never', error: command === 'RCPT TO' ? 'bad-recipient' : 'refused', detail };
  }
  if (hasLeft) return { how: 'in-doubt', error: 'silent', detail };
  if (code === 'EAUTH') return { how: 'again', error: 'bad-settings', detail };
  return { how: 'again', error: code === 'ETLS' ? 'tls' : code === 'ETIMEDOUT' ? 'silent' : 'unreachable', detail };
}

/** One plain address, nothing that a header could be made of. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text);
