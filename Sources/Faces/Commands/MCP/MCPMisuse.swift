/// What is wrong with the arguments of a tool, in words from which a model can mend them.
struct MCPMisuse: Error, Hashable {
    let text: String

    init(_ text: String) { self.text = text }
}
