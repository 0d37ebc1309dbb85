/** A planned loss of the connection: no answer ever comes. `server.ts` destroys the socket, `asFetch` rejects. */
export class ConnectionDropped extends Error {
  constructor() {
    super('the connection was dropped');
    this.name = 'ConnectionDropped';
  }
}
