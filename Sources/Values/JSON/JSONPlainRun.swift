/// The stretch of a string that stands in JSON as it is: up to the next quote, backslash or control character. Reader
/// and writer stop at the same bytes.
package enum JSONPlainRun {
    private static let everyByte: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Where the stretch that begins at `start` ends.
    package static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= bytes.count, isPlain(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
            place &+= 8
        }
        while place < bytes.count, isPlain(bytes[place]) { place &+= 1 }
        return place
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Eight bytes at once. Subtracting borrows into the high bit of a byte below the subtrahend; a byte that equals a
    /// character is zero after the exclusive or, and so below one. Bytes with a high bit of their own are left out.
    private static func isPlain(_ word: UInt64) -> Bool {
        let quotes = word ^ everyByte &* UInt64(UInt8(ascii: "\""))
        let backslashes = word ^ everyByte &* UInt64(UInt8(ascii: "\\"))
        let controlHits = (word &- everyByte &* 0x20) & ~word
        let quoteHits = (quotes &- everyByte) & ~quotes
        let backslashHits = (backslashes &- everyByte) & ~backslashes
        return (controlHits | quoteHits | backslashHits) & highBits == 0
    }
}
