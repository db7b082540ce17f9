/// A field of the front matter, and the lines that it takes.
struct FrontMatterField: Hashable {
    let key: String
    let value: FrontMatterValue
    let lines: Range<Int>
}
