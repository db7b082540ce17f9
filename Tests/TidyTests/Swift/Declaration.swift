/// A type, an extension, or something with code: a function, an initializer, a subscript, a computed property.
struct Declaration: Sendable {
    enum Kind: Sendable {
        case type
        case `extension`
        case function
        case property
    }

    let kind: Kind
    let keyword: String
    let name: String
    /// The words before the keyword: access, `static`, the names of attributes.
    let modifiers: Set<String>
    /// The line of the first of them.
    let firstLine: Int
    /// The line of the keyword.
    let line: Int
    /// The token that opens the body; nil for what is only declared.
    let opening: Int?
    /// The token that ends it.
    var closing: Int
    var lastLine: Int
    /// The innermost declaration around this one.
    let parent: Int?

    var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }
    var hasCode: Bool { opening != nil && (kind == .function || kind == .property) }
}
