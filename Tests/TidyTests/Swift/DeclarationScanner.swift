/// Finds the declarations among the tokens of a file. It reads the head of each (keyword, name, modifiers, where the
/// body opens) and goes on inside, so that nested ones know what they stand in.
struct DeclarationScanner {
    private(set) var declarations: [Declaration] = []

    private let tokens: [Token]
    private let brackets: Brackets

    init(_ tokens: [Token], brackets: Brackets) {
        self.tokens = tokens
        self.brackets = brackets
        scan()
    }

    private static let modifierWords: Set<String> = [
        "private", "fileprivate", "internal", "package", "public", "open", "static", "class", "final", "override",
        "mutating", "nonmutating", "nonisolated", "isolated", "lazy", "weak", "unowned", "indirect", "convenience",
        "required", "borrowing", "consuming", "distributed", "optional", "dynamic", "prefix", "postfix", "infix",
    ]
    private static let typeWords: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias"]

    private mutating func scan() {
        var owners: [(declaration: Int, closing: Int)] = []
        for index in tokens.indices {
            while let owner = owners.last, owner.closing < index { owners.removeLast() }
            guard tokens[index].kind == .word, let kind = kind(at: index) else { continue }
            let opening = opening(of: kind, at: index)
            let closing = opening.map(brackets.closing(of:)) ?? index
            if kind == .property, opening == nil { continue }
            if opening != nil { owners.append((declarations.count, closing)) }
            let modifiers = modifiers(before: index)
            declarations.append(
                Declaration(
                    kind: kind,
                    keyword: tokens[index].text,
                    name: name(of: kind, at: index),
                    modifiers: modifiers.words,
                    firstLine: tokens[modifiers.first].line,
                    line: tokens[index].line,
                    opening: opening,
                    closing: closing,
                    lastLine: tokens[closing].line,
                    parent: owners.dropLast(opening == nil ? 0 : 1).last?.declaration
                )
            )
        }
    }

    /// A keyword declares something unless it is a member's name, an argument's label, or part of another keyword.
    private func kind(at index: Int) -> Declaration.Kind? {
        let next = text(index + 1)
        let before = text(index - 1)
        if [".", "(", ",", "import", "case"].contains(before) || next == ":" { return nil }
        switch tokens[index].text {
        case "struct", "enum", "protocol", "typealias": return isWord(index + 1) ? .type : nil
        case "class":
            let isModifier = ["func", "var", "let", "subscript", "init"].contains(next)
            return isWord(index + 1) && !isModifier && before != ":" ? .type : nil
        case "actor": return isWord(index + 1) && ["{", ":", "<"].contains(text(index + 2)) ? .type : nil
        case "extension": return isWord(index + 1) ? .extension : nil
        case "func": return .function
        case "init": return ["(", "<", "?", "!"].contains(next) ? .function : nil
        case "deinit": return next == "{" ? .function : nil
        case "subscript": return ["(", "<"].contains(next) ? .function : nil
        case "var": return ["if", "guard", "while", "for"].contains(before) ? nil : .property
        default: return nil
        }
    }

    private func name(of kind: Declaration.Kind, at index: Int) -> String {
        guard ["init", "deinit", "subscript"].contains(tokens[index].text) == false else { return tokens[index].text }
        var name = text(index + 1)
        var end = index + 2
        while kind == .extension, text(end) == ".", isWord(end + 1) {
            name += "." + text(end + 1)
            end += 2
        }
        return name
    }

    private func opening(of kind: Declaration.Kind, at index: Int) -> Int? {
        switch kind {
        case .type where tokens[index].text == "typealias": nil
        case .type, .extension: tokens[index...].firstIndex { $0.text == "{" || $0.text == "}" }.flatMap(bodyStart)
        case .function: openingOfFunction(at: index)
        case .property: openingOfProperty(at: index)
        }
    }

    private func bodyStart(_ index: Int) -> Int? { text(index) == "{" ? index : nil }

    /// The parameters lie in the first parentheses; after them a line that begins with anything but the rest of a
    /// signature shows that there is no body, as in a protocol.
    private func openingOfFunction(at keyword: Int) -> Int? {
        if tokens[keyword].text == "deinit" { return keyword + 1 }
        guard let parameters = tokens[keyword...].firstIndex(where: { $0.text == "(" }) else { return nil }
        var index = brackets.closing(of: parameters) + 1
        while index < tokens.count {
            let token = tokens[index]
            if token.text == "{" { return index }
            let isContinued = [",", "->", "&", ":", "==", "."].contains(text(index - 1))
            let continues = ["->", "where", "async", "throws", "rethrows"].contains(token.text)
            if token.text == "}" || (token.line > tokens[index - 1].line && !isContinued && !continues) { return nil }
            index = token.text == "(" || token.text == "[" ? brackets.closing(of: index) + 1 : index + 1
        }
        return nil
    }

    /// A property is computed when a body opens on the line on which its type ends.
    private func openingOfProperty(at keyword: Int) -> Int? {
        var index = keyword + 1
        while index < tokens.count, tokens[index].line == tokens[index - 1].line {
            switch tokens[index].text {
            case "{": return index
            case "=", "in", "}", ")": return nil
            case "(", "[": index = brackets.closing(of: index) + 1
            default: index += 1
            }
        }
        return nil
    }

    private func modifiers(before index: Int) -> (words: Set<String>, first: Int) {
        var words: Set<String> = []
        var first = index
        while first > 0 {
            var word = first - 1
            if text(word) == ")" { word = brackets.opening(of: word) - 1 }
            guard word >= 0, isWord(word) else { break }
            if text(word - 1) == "@" {
                words.insert(text(word))
                first = word - 1
            } else if Self.modifierWords.contains(text(word)) {
                words.insert(text(word))
                first = word
            } else {
                break
            }
        }
        return (words, first)
    }

    private func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .word }

    private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }
}
