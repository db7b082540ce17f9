extension SwiftFile {
    /// The types whose names hold a word for which there is something to say.
    func typeWords(_ say: (String) -> String?) -> [Finding] {
        declarations.filter { $0.kind == .type && Vocabulary.fixed[$0.name] == nil }.flatMap { type in
            Self.words(of: type.name).compactMap { word in
                say(word).map { Finding(path: path, line: type.line, found: "\(word) in \(type.name): \($0)") }
            }.prefix(1)
        }
    }

    /// The words that a name is made of: `HTTPServerTests` is HTTP, Server, Tests.
    static func words(of name: String) -> [String] {
        let letters = Array(name)
        var words: [String] = []
        for (index, letter) in letters.enumerated() {
            let before = index > 0 ? letters[index - 1] : "_"
            let isNextLower = index + 1 < letters.count && letters[index + 1].isLowercase
            if letter.isUppercase, !before.isUppercase || isNextLower {
                words.append(String(letter))
            } else {
                words.append((words.popLast() ?? "") + String(letter))
            }
        }
        return words
    }
}
