/// Makes the text of an export, in the order in which things come. It holds no more of it than was not taken yet, and
/// what it takes to go on.
package protocol ExportWriter {
    mutating func begin(_ heading: ExportHeading)
    mutating func add(_ item: ExportItem)
    mutating func finish()

    /// What there is by now, which is then forgotten here.
    mutating func take() -> [UInt8]
}
