/// JSON that goes over many lines as one: newlines stand only between its values, never in a text.
enum OneLine {
    static func of(_ value: some Sequence<UInt8>) -> [UInt8] {
        value.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
    }

    /// What stands between the brackets of an object; nothing where it is none, or an empty one.
    static func inside(ofObject value: UnsafeRawBufferPointer) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }
        guard let start = value.firstIndex(where: { !isBlank($0) }), value[start] == UInt8(ascii: "{"),
            let end = value.lastIndex(where: { !isBlank($0) }), value[end] == UInt8(ascii: "}"), start < end
        else { return [] }
        let inside = value[(start + 1)..<end]
        return inside.allSatisfy(isBlank) ? [] : of(inside)
    }
}
