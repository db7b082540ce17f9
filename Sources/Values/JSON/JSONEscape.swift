/// The escapes of a JSON string: quotes, backslashes and control characters, and nothing else.
package enum JSONEscape {
    /// Appends the text in quotes. Runs that need no escape are copied whole.
    package static func append(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var place = 0
        while true {
            let end = JSONPlainRun.end(in: text, from: place)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[place..<end]))
            guard end < text.count else { break }
            append(escapeOf: text[end], to: &bytes)
            place = end + 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func append(escapeOf byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0a: bytes.append(UInt8(ascii: "n"))
        case 0x0c: bytes.append(UInt8(ascii: "f"))
        case 0x0d: bytes.append(UInt8(ascii: "r"))
        case 0..<0x20:
            bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
            let digit = byte & 0x0f
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        default: bytes.append(byte)
        }
    }
}
