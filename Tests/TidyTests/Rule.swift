import Testing

/// One sentence of the style guide, executed.
protocol Rule: Sendable, CustomTestStringConvertible {
    /// As the list of exceptions names it.
    var name: String { get }
    /// What to do instead.
    var advice: String { get }
    /// Small trees with the lines marked that break the rule, and beside them what only looks as if it did.
    var samples: [Sample] { get }

    func findings(in tree: Tree) -> [Finding]
}

extension Rule {
    var testDescription: String { name }
}
