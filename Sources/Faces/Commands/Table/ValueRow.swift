/// The form of a value without its type, so that rows of every type stand in one table.
package struct ValueRow: Sendable {
    package let placeholder: String
    package let words: [String]
    package let read: @Sendable (_ text: String) throws(ValueFault) -> any Sendable

    package init<Value: Sendable>(_ form: ValueForm<Value>) {
        placeholder = form.placeholder
        words = form.words
        read = { (text: String) throws(ValueFault) in try form.read(text) }
    }

    func meaning(of summary: String) -> String {
        words.isEmpty ? summary : "\(summary) (\(words.joined(separator: ", ")))"
    }
}
