/// Text that any terminal shows as it is: printable ASCII, tabs and line ends.
enum PlainText {
    private static let everyByte: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Where the plain text that begins at `start` ends.
    static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            if place &+ 8 <= bytes.count, isPlain(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
                place &+= 8
            } else if isPlain(bytes[place]) {
                place &+= 1
            } else {
                break
            }
        }
        return place
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte >= 0x20 && byte < 0x7f) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
    }

    /// Eight bytes at once: none with its high bit set, none below a space, none that is DEL. Subtracting borrows into
    /// the high bit of a byte that is below what is subtracted.
    private static func isPlain(_ word: UInt64) -> Bool {
        let deletes = word ^ everyByte &* 0x7f
        let controlHits = word &- everyByte &* 0x20
        let deleteHits = deletes &- everyByte
        return (word | controlHits | deleteHits) & highBits == 0
    }
}
