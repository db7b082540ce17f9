import CSimdjson
import Glibc

/// The inside of a JSON string. It becomes text only when it is asked for.
///
/// Half of a surrogate pair becomes U+FFFD, and what is no escape of JSON stays as it stands: the bytes are the truth.
struct LineText {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var hasEscapes: Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, Int32(UInt8(ascii: "\\")), bytes.count) != nil
    }

    /// Whether it says this word in other bytes.
    func isEscaped(as word: StaticString) -> Bool { hasEscapes && string == word.description }

    var string: String {
        guard hasEscapes, let start = bytes.baseAddress else { return String(decoding: bytes, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            guard let room = buffer.baseAddress else { return 0 }
            return roost_json_unescape(start.assumingMemoryBound(to: UInt8.self), bytes.count, room)
        }
    }
}
