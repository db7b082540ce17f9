/// Reads the answer of `cat-file --batch` as it comes: a line that says which object and how long it is, its bytes, and
/// a newline.
struct ObjectReading {
    private static let newline = UInt8(ascii: "\n")

    private var head: [UInt8] = []
    private var object: ObjectID?
    private var bytesLeft = 0
    private var isBroken = false

    /// Whether it has read whole answers and nothing else.
    var isAtEnd: Bool { object == nil && head.isEmpty && !isBroken }

    mutating func read(
        _ chunk: [UInt8],
        _ take: (_ object: ObjectID, _ part: UnsafeRawBufferPointer, _ isLast: Bool) -> Void
    ) {
        chunk.withUnsafeBytes { chunk in
            var rest = chunk[...]
            while !rest.isEmpty, !isBroken {
                guard let object else {
                    rest = readHead(rest)
                    continue
                }
                guard bytesLeft > 0 else {
                    isBroken = rest.first != Self.newline
                    rest = rest.dropFirst()
                    self.object = nil
                    continue
                }
                let part = rest.prefix(bytesLeft)
                bytesLeft -= part.count
                rest = rest.dropFirst(part.count)
                take(object, UnsafeRawBufferPointer(rebasing: part), bytesLeft == 0)
            }
        }
    }

    /// `<object> <type> <size>`, or `<object> missing`.
    private mutating func readHead(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        guard let end = bytes.firstIndex(of: Self.newline) else {
            head += bytes
            return bytes.dropFirst(bytes.count)
        }
        head += bytes[..<end]
        let fields = String(decoding: head, as: UTF8.self).split(separator: " ")
        head = []
        if fields.count == 3, let found = ObjectID(fields[0]), let size = Int(fields[2]), size >= 0 {
            object = found
            bytesLeft = size
        } else if fields.count != 2 || fields[1] != "missing" {
            isBroken = true
        }
        return bytes[(end + 1)...]
    }
}
