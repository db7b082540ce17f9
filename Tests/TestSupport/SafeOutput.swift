/// Looks in output for anything that a terminal would obey, but for colours.
package enum SafeOutput {
    package static func faults(in bytes: [UInt8], allowsColors: Bool = true) -> [String] {
        guard let text = String(validating: bytes, as: UTF8.self) else { return ["it is no UTF-8"] }
        var faults: [String] = []
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x1b:
                let isColor = allowsColors && takeColor(&rest)
                if !isColor { faults.append("a sequence that is no colour") }
            case 0x09, 0x0a, 0x0d: break
            case 0..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069:
                faults.append("U+\(String(scalar.value, radix: 16))")
            default: break
            }
        }
        return faults
    }

    private static func takeColor(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.popFirst() == "[" else { return false }
        rest = rest.drop { ("0"..."9").contains($0) || $0 == ";" || $0 == ":" }
        return rest.popFirst() == "m"
    }
}
