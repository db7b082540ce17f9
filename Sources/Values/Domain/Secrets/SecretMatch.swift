/// Where a secret stands in a text.
package struct SecretMatch: Hashable, Sendable {
    package let offset: Int
    package let length: Int
    package let form: UInt8

    package init(offset: Int, length: Int, form: UInt8) {
        self.offset = offset
        self.length = length
        self.form = form
    }
}
