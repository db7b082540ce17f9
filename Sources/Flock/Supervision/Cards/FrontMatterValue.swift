/// A value of the front matter, as far as cards have any.
enum FrontMatterValue: Hashable {
    case none
    case text(String)
    case list([String])
    /// What YAML knows and cards have no use for: it is kept, and said only where a card needs the value.
    case other(String)
}
