/// One writing of one secret, from which the secret itself cannot be read.
package struct SecretRecord: Hashable, Sendable {
    package static let bytes = 48

    /// Of the writing, in bytes.
    package let length: Int
    /// The number of a form: a newer program may know more of them.
    package let form: UInt8
    package let lines: SecretLines
    package let guide: UInt16
    package let hash: UInt64
    package let code: [UInt8]

    package init(_ writing: [UInt8], form: SecretForm, key: [UInt8]) {
        length = writing.count
        self.form = form.rawValue
        lines = SecretLines(of: writing)
        guide = SecretGuide(key: key).guide(of: writing)
        hash = RollingHash.of(writing, base: RollingHash.base(key: key))
        code = HMACSHA256.code(writing, key: key)
    }

    init(length: Int, form: UInt8, lines: SecretLines, guide: UInt16, hash: UInt64, code: [UInt8]) {
        self.length = length
        self.form = form
        self.lines = lines
        self.guide = guide
        self.hash = hash
        self.code = code
    }
}
