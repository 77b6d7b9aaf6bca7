// usage: node compress.js FILE OUTPUT      Compresses a file with Brotli, as small as it goes.
const fs = require('fs');
const zlib = require('zlib');

const [, , file, output] = process.argv;
fs.writeFileSync(output, zlib.brotliCompressSync(fs.readFileSync(file)));
