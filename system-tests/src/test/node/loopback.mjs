// SPDX-License-Identifier: Apache-2.0
// To be imported first: servers that name no address listen on the loopback one, not on all of them. The name of what all
// ways of listening come to has an underscore; going through `listen` would make it asynchronous, which not all can bear.
import { Server } from 'node:net';

const listen = Server.prototype._listen2;

Server.prototype._listen2 = function (address, port, addressType, ...rest) {
    return address ? listen.call(this, address, port, addressType, ...rest) : listen.call(this, '127.0.0.1', port, 4, ...rest);
};
