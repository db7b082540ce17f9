import Decoding

extension Redactor {
    /// What known forms tell to be secret in a text.
    static func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            Redactor().redactions(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
    }
}
