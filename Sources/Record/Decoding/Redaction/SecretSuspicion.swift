import Domain
import Glibc

/// A place where a secret may stand that has no known form: a value with many different characters behind a name such
/// as `api_key`. It is only told, never changed: commit ids, checksums and names look the same.
package struct SecretSuspicion: Hashable, Sendable {
    private static let nameBytesMax = 64
    private static let valueBytesMin = 16
    private static let bitsPerByteMin = 3.5
    private static let separators = ByteClass(" \t\"'\\=:>")

    /// Of the value.
    package let range: Range<Int>

    package static func all(in bytes: UnsafeRawBufferPointer) -> [SecretSuspicion] {
        var all: [SecretSuspicion] = []
        var place = 0
        while place < bytes.count {
            defer { place += 1 }
            guard bytes[place] == UInt8(ascii: "=") || bytes[place] == UInt8(ascii: ":") else { continue }
            let start = separators.end(in: bytes, from: place, max: 8)
            let end = ByteClass.credentials.end(in: bytes, from: start, max: TokenBody.bytesMax)
            guard end - start >= valueBytesMin, isNamed(bytes, before: place) else { continue }
            let value = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            guard TokenBody.satisfies(.digit, value), bitsPerByte(value) >= bitsPerByteMin else { continue }
            all.append(SecretSuspicion(range: start..<end))
            place = end - 1
        }
        return all
    }

    private static func isNamed(_ bytes: UnsafeRawBufferPointer, before place: Int) -> Bool {
        var end = place
        while end > 0, ByteClass(" \t\"'\\").contains(bytes[end - 1]) { end -= 1 }
        var start = end
        while start > 0, end - start < nameBytesMax, ByteClass.token.contains(bytes[start - 1]) { start -= 1 }
        return SecretNames.marksSecret(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// The entropy of its characters, as Shannon has it.
    private static func bitsPerByte(_ bytes: UnsafeRawBufferPointer) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        let total = Double(bytes.count)
        return counts.filter { $0 > 0 }.reduce(0) { $0 - Double($1) / total * log2(Double($1) / total) }
    }
}
