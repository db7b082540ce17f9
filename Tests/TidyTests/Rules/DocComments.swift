/// A type says in a sentence what it is for.
struct DocComments: SwiftRule {
    let name = "doc-comment"
    let advice = "Write one sentence that says what it is and what it holds to, not what its name says already."
    let areas: Set<Place.Area> = [.sources, .support]
    let samples: [Sample] = [
        """
        /// One launch of one agent.
        @frozen
        package struct Run {}
        package struct Step {} ◀
        // Only a comment.
        package enum Level {} ◀
        private struct Scratch {}
        package struct Wider { } ◀
        @main
        struct Program {}
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.outermostTypes.filter { type in
            let isDocumented = file.comment(on: type.firstLine - 1)?.hasPrefix("///") ?? false
            return !type.isPrivate && !type.modifiers.contains("main") && !isDocumented
        }.map { Finding(path: file.path, line: $0.line, found: "\($0.name) has no doc comment") }
    }
}
