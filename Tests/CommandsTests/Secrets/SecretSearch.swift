import Domain
import Glibc

/// Looks for secrets in bytes, in whatever way they may have been written there.
struct SecretSearch {
    private let texts: [[UInt8]]

    /// The bytes, also without what stands between characters of UTF-16, without colours, with escapes of JSON and of
    /// pages undone, and what their hexadecimal digits stand for.
    init(_ bytes: [UInt8]) {
        let plain = Self.undone(bytes, [("\u{1B}[1;31m", ""), ("\\u001b[1;31m", "")])
        let unquoted = Self.undone(plain, [("\\\\", "\\"), ("\\\"", "\""), ("\\/", "/")])
        let unescaped = Self.undone(
            bytes,
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("\"\"", "\""), ("&amp;", "&")]
        )
        var all = [bytes, plain, unquoted, Self.undone(unquoted, [("\\\\", "\\"), ("\\\"", "\"")]), unescaped]
        if bytes.contains(0) { all.append(bytes.filter { $0 != 0 }) }
        all += Self.hexadecimal(bytes)
        texts = all
    }

    /// Those that stand in it, each of at least eight bytes.
    func found(of secrets: [String]) -> [String] {
        var heads: [UInt64: [Int]] = [:]
        let writings = secrets.map { Array($0.utf8) }
        for (number, writing) in writings.enumerated() { heads[Self.word(writing, 0), default: []].append(number) }
        // Most places of a text are told to begin none by one bit.
        var begins = [Bool](repeating: false, count: 1 << 16)
        for head in heads.keys { begins[Self.bucket(head)] = true }
        var found: Set<Int> = []
        for text in texts where text.count >= 8 {
            text.withUnsafeBytes { bytes in
                begins.withUnsafeBufferPointer { begins in
                    var place = 0
                    while place &+ 8 <= bytes.count {
                        let head = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                        if begins[Self.bucket(head)] {
                            for number in heads[head] ?? [] where Self.stands(writings[number], in: bytes, at: place) {
                                found.insert(number)
                            }
                        }
                        place &+= 1
                    }
                }
            }
        }
        return secrets.indices.filter(found.contains).map { secrets[$0] }
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt64 {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    }

    private static func bucket(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9e37_79b9_7f4a_7c15) &>> 48)
    }

    private static func stands(_ part: [UInt8], in bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
        guard let base = bytes.baseAddress, place + part.count <= bytes.count else { return false }
        return memcmp(base + place, part, part.count) == 0
    }

    private static func undone(_ bytes: [UInt8], _ pairs: [(String, String)]) -> [UInt8] {
        pairs.reduce(bytes) { bytes, pair in
            let (written, meant) = (Array(pair.0.utf8), Array(pair.1.utf8))
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count)
            var start = 0
            while let place = place(of: written, in: bytes, from: start) {
                text += bytes[start..<place] + meant
                start = place + written.count
            }
            return text + bytes[start...]
        }
    }

    private static func place(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { whole -> Int? in
            var start = start
            while let base = whole.baseAddress, start < whole.count {
                guard let hit = memchr(base + start, Int32(part[0]), whole.count - start) else { return nil }
                start = UnsafeRawPointer(hit) - base
                if stands(part, in: whole, at: start) { return start }
                start += 1
            }
            return nil
        }
    }

    /// Long runs of hexadecimal digits, undone.
    private static func hexadecimal(_ bytes: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var start = 0
        for place in 0...bytes.count where place == bytes.count || !isDigit(bytes[place]) {
            if place - start >= 32 {
                // A digit may stand before them that is none of theirs.
                for first in [start, start + 1] {
                    let digits = bytes[first..<first + (place - first) / 2 * 2]
                    let decoded = Hex.decode(String(decoding: digits, as: UTF8.self).lowercased())
                    if let decoded { found.append(decoded) }
                }
            }
            start = place + 1
        }
        return found
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
