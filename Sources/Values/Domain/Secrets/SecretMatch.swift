/// Where a secret stands in a stream.
package struct SecretMatch: Hashable, Sendable {
    /// Counted from the first byte that the scanner was given.
    package let offset: Int64
    package let length: Int
    package let form: UInt32

    package init(offset: Int64, length: Int, form: UInt32) {
        self.offset = offset
        self.length = length
        self.form = form
    }
}
