/// A value that is told apart by its place on the command line.
package struct Argument<Value: Sendable>: ArgumentKey {
    package let row: ArgumentRow

    /// - Parameter count: how often it may stand there; only the last argument of a command may stand more than once.
    package init(_ name: String, _ form: ValueForm<Value>, count: ArgumentCount = .one, _ summary: String) {
        row = ArgumentRow(name: name, summary: summary, count: count, value: ValueRow(form.named(name)))
    }
}
