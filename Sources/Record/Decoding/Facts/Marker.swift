/// A line of text that says something to us, since it begins with a prefix that the user chose.
package struct Marker: Hashable, Sendable {
    package var prefix: String
    /// What follows the prefix, without the space around it.
    package var text: String

    package init(prefix: String, text: String) {
        self.prefix = prefix
        self.text = text
    }
}
