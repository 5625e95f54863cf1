"""Prints what ZXing reads in the QR codes of a portable bitmap (P4), a line each."""
import sys

import numpy
import zxingcpp

with open(sys.argv[1], "rb") as picture:
    head, size, bits = picture.read().split(b"\n", 2)
assert head == b"P4"
width, height = map(int, size.split())
black = numpy.unpackbits(numpy.frombuffer(bits, numpy.uint8)).reshape(height, width)
for code in zxingcpp.read_barcodes((1 - black) * 255, zxingcpp.BarcodeFormat.QRCode):
    print(code.text)
