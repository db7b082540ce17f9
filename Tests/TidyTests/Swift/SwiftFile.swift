/// One Swift file, read as the rules look at it.
struct SwiftFile: Sendable {
    struct Import: Sendable {
        let module: String
        let line: Int
    }

    let file: TextFile
    let tokens: [Token]
    let declarations: [Declaration]
    let imports: [Import]

    private let comments: [Int: String]
    private let positions: [String: [Int]]
    private let brackets: Brackets

    var path: String { file.path }
    var place: Place { file.place }

    init(_ file: TextFile) {
        let lexer = SwiftLexer(file.bytes)
        self.file = file
        tokens = lexer.tokens
        comments = lexer.comments
        brackets = Brackets(lexer.tokens)
        declarations = DeclarationScanner(lexer.tokens, brackets: brackets).declarations
        var positions: [String: [Int]] = [:]
        for (index, token) in lexer.tokens.enumerated() where token.kind != .number {
            positions[token.text, default: []].append(index)
        }
        self.positions = positions
        imports = positions["import", default: []].compactMap { Self.readImport(lexer.tokens, at: $0) }
    }

    /// Where a word or symbol stands among the tokens.
    func positions(of text: String) -> [Int] { positions[text, default: []] }

    func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    func closing(of index: Int) -> Int { brackets.closing(of: index) }

    /// Whether the token calls a function that is nobody's member.
    func isFreeCall(_ index: Int) -> Bool {
        text(index + 1) == "(" && text(index - 1) != "." && text(index - 1) != "func"
    }

    /// The comment that ends on a line.
    func comment(on line: Int) -> String? { comments[line] }

    /// Whether a comment on the line, or the comment just above it, begins by giving a reason in the form asked for.
    func hasReason(_ beginning: String, at line: Int) -> Bool {
        var line = line
        repeat {
            if let comment = comments[line] {
                let text = comment.drop { $0 == "/" || $0 == " " }
                if text.hasPrefix(beginning), text.count > beginning.count { return true }
            }
            line -= 1
        } while comments[line] != nil
        return false
    }

    func finding(at index: Int, _ found: String) -> Finding {
        Finding(path: path, line: tokens[index].line, found: found)
    }

    /// The types that stand in no other, whoever may see them.
    var outermostTypes: [Declaration] { declarations.filter { $0.kind == .type && $0.parent == nil } }

    private static func readImport(_ tokens: [Token], at index: Int) -> Import? {
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        var name = index + 1
        if name < tokens.count, kinds.contains(tokens[name].text) { name += 1 }
        guard name < tokens.count, tokens[name].kind == .word, tokens[name].line == tokens[index].line else {
            return nil
        }
        return Import(module: tokens[name].text, line: tokens[name].line)
    }
}
