import Glibc

/// The inside of a JSON string. It becomes text only when it is asked for.
///
/// Half of a surrogate pair becomes U+FFFD, and what is no escape of JSON stays as it stands: the bytes are the truth.
struct LineText {
    private let bytes: UnsafeRawBufferPointer
    private let hasEscapes: Bool

    init(_ bytes: UnsafeRawBufferPointer, hasEscapes: Bool) {
        self.bytes = bytes
        self.hasEscapes = hasEscapes
    }

    /// No escape is shorter than what it stands for.
    var string: String {
        guard hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            var writing = Writing(from: bytes, to: UnsafeMutableRawBufferPointer(buffer))
            while writing.isUnfinished { writing.step() }
            return writing.written
        }
    }

    private struct Writing {
        let bytes: UnsafeRawBufferPointer
        let buffer: UnsafeMutableRawBufferPointer
        var place = 0
        var written = 0

        init(from bytes: UnsafeRawBufferPointer, to buffer: UnsafeMutableRawBufferPointer) {
            self.bytes = bytes
            self.buffer = buffer
        }

        var isUnfinished: Bool { place < bytes.count }

        /// Copies up to the next escape, and then what that stands for.
        mutating func step() {
            copy(plainCount)
            if isUnfinished { escape() }
        }

        private var plainCount: Int {
            let rest = bytes.count - place
            guard let start = bytes.baseAddress.map({ $0 + place }) else { return rest }
            return memchr(start, Int32(UInt8(ascii: "\\")), rest).map { UnsafeRawPointer($0) - start } ?? rest
        }

        private mutating func copy(_ count: Int) {
            let run = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
            UnsafeMutableRawBufferPointer(rebasing: buffer[written...]).copyMemory(from: run)
            place += count
            written += count
        }

        private mutating func escape() {
            guard place + 1 < bytes.count else { return copy(1) }
            switch bytes[place + 1] {
            case UInt8(ascii: "n"): put(0x0a)
            case UInt8(ascii: "\""): put(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): put(UInt8(ascii: "\\"))
            case UInt8(ascii: "t"): put(0x09)
            case UInt8(ascii: "/"): put(UInt8(ascii: "/"))
            case UInt8(ascii: "r"): put(0x0d)
            case UInt8(ascii: "b"): put(0x08)
            case UInt8(ascii: "f"): put(0x0c)
            case UInt8(ascii: "u"): unicodeEscape()
            default: copy(2)
            }
        }

        private mutating func put(_ byte: UInt8) {
            buffer[written] = byte
            written += 1
            place += 2
        }

        private mutating func unicodeEscape() {
            guard let first = unit(at: place) else { return copy(2) }
            place += 6
            var scalar = Unicode.Scalar(first)
            if UTF16.isLeadSurrogate(first), let second = unit(at: place), UTF16.isTrailSurrogate(second) {
                place += 6
                scalar = Unicode.Scalar(0x1_0000 + (UInt32(first & 0x3ff) << 10 | UInt32(second & 0x3ff)))
            }
            for byte in UTF8.encode(scalar ?? "\u{fffd}") ?? UTF8.encodedReplacementCharacter {
                buffer[written] = byte
                written += 1
            }
        }

        /// The UTF-16 unit of the escape that begins here, if one does.
        private func unit(at start: Int) -> UInt16? {
            guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u")
            else { return nil }
            var unit: UInt16 = 0
            for byte in bytes[start + 2..<start + 6] {
                guard let digit = Self.hexValue(byte) else { return nil }
                unit = unit << 4 | digit
            }
            return unit
        }

        private static func hexValue(_ byte: UInt8) -> UInt16? {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
            default: nil
            }
        }
    }
}
