/// What the table knows of an argument, whatever the type of its value.
package struct ArgumentRow: Sendable {
    package let name: String
    package let summary: String
    package let count: ArgumentCount
    package let value: ValueRow

    /// What it is, with the words that it may be.
    package var meaning: String { value.meaning(of: summary) }

    /// As it stands in a usage line: `RUN`, `[RUN]`, `RUN...`, `[RUN...]`.
    package var usage: String {
        let repeated = count.isRepeatable ? name + "..." : name
        return count.isRequired ? repeated : "[\(repeated)]"
    }
}
