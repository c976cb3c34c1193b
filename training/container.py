"""The model file's container (FORMAT.md): writing, and reading for the reference implementation."""
import json
import struct
import zlib

import numpy

MAGIC = b"PRLYMODL"
TYPES = {"f32": "<f4", "i8": "i1", "i16": "<i2", "i32": "<i4"}


def write(path, name, network, sections):
    """sections: name -> (dtype, shape, bytes)."""
    size = 0
    while True:  # the header's own length moves the offsets
        table, at = {}, 24 + size
        for key, (dtype, shape, content) in sections.items():
            at = -(-at // 16) * 16
            table[key] = {"dtype": dtype, "shape": list(shape), "offset": at, "length": len(content)}
            at += len(content)
        header = json.dumps({"name": name, "network": network, "sections": table}, separators=(",", ":")).encode()
        need = -(-len(header) // 8) * 8
        if need <= size:
            break
        size = need
    out = bytearray(at)
    out[:24] = MAGIC + struct.pack("<IIII", 1, size, at, 0)
    out[24:24 + size] = header.ljust(size)
    for key, (_, _, content) in sections.items():
        offset = table[key]["offset"]
        out[offset:offset + len(content)] = content
    out[20:24] = struct.pack("<I", zlib.crc32(bytes(out)))
    with open(path, "wb") as f:
        f.write(out)


def read(path):
    """(network, {name: array or list of strings}); u4 comes as int8 of q − 8."""
    with open(path, "rb") as f:
        raw = bytearray(f.read())
    version, size, length, crc = struct.unpack("<IIII", raw[8:24])
    raw[20:24] = bytes(4)
    if raw[:8] != MAGIC or version != 1 or length != len(raw) or crc != zlib.crc32(bytes(raw)):
        raise ValueError("%s is no intact model file" % path)
    header = json.loads(raw[24:24 + size])
    out = {}
    for name, s in header["sections"].items():
        content = bytes(raw[s["offset"]:s["offset"] + s["length"]])
        if s["dtype"] == "utf8":
            out[name] = content.decode().split("\n")
        elif s["dtype"] == "u4":
            rows, columns = s["shape"]
            packed = numpy.frombuffer(content, numpy.uint8).reshape(rows, -1)
            both = numpy.stack([packed & 15, packed >> 4], -1).reshape(rows, -1)[:, :columns]
            out[name] = both.astype(numpy.int8) - 8
        else:
            out[name] = numpy.frombuffer(content, TYPES[s["dtype"]]).reshape(s["shape"])
    return header["network"], out
