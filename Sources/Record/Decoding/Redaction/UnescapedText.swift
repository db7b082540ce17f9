/// A part of a text with its escapes undone, and for each byte where it comes from: so a secret is found however it is
/// written, and replaced where it stands.
struct UnescapedText {
    private(set) var bytes: [UInt8] = []
    /// One more than there are bytes: the last is the end of the part.
    private var origins: [Int] = []

    init(_ source: UnsafeRawBufferPointer, _ part: Range<Int>) {
        bytes.reserveCapacity(part.count)
        origins.reserveCapacity(part.count + 1)
        var place = part.lowerBound
        while place < part.upperBound {
            origins.append(place)
            if let escape = Escape.any(in: source, at: place), place + escape.length <= part.upperBound {
                // What is beyond ASCII only has to keep what is around it apart.
                bytes.append(escape.byte ?? 0xff)
                place += escape.length
            } else {
                bytes.append(source[place])
                place += 1
            }
        }
        origins.append(place)
    }

    func origin(of range: Range<Int>) -> Range<Int> { origins[range.lowerBound]..<origins[range.upperBound] }
}
