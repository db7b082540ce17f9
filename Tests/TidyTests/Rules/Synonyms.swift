/// One word per thing: the glossary of `ARCHITECTURE.md` has the word, and its synonyms name nothing.
struct Synonyms: SwiftRule {
    let name = "synonym"
    let advice = "The glossary of ARCHITECTURE.md has one word for each thing."
    let samples: [Sample] = [
        """
        struct BotProfile {} ◀
        struct LLMOutput {} ◀
        struct Coordinator {} ◀
        struct Server {} ◀
        actor JobQueue {} ◀
        struct HTTPServer {}
        struct Jobless {}
        struct WorkerExecutionOutcome {}
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.typeWords { Vocabulary.synonyms[$0] }
            + file.declarations.filter { $0.kind == .type }.compactMap { type in
                Vocabulary.synonymsAlone[type.name].map { word in
                    Finding(path: file.path, line: type.line, found: "\(type.name) is a \(word) here")
                }
            }
    }
}
