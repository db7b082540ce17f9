import Domain

/// A session that is made up from a number: the same number gives the same session.
struct MadeUpSession {
    private static let subjects = ["parser", "cache", "queue", "report", "login", "search", "clock", "index"]
    private static let works = ["handles empty input", "keeps its order", "says what went wrong", "ends in time"]

    private var dice: Dice

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// - Parameter prompt: what is worked on, for the words of it.
    mutating func script(for prompt: String) -> DemoScript {
        let subject = dice.one(of: Self.subjects)
        let work = dice.one(of: Self.works)
        let file = "demo-notes/\(subject).md"
        var steps: [ScriptStep] = [
            .think("What is wanted: \(ShortText.line(of: prompt, lettersMax: 80))"), .say("I look around first."),
            .run("ls -1 | head -20"),
        ]
        for round in 1...(1 + dice.number(below: 3)) {
            steps.append(.edit(file: file, text: "- the \(subject) \(work) (\(round))"))
            if dice.number(below: 2) == 0 { steps.append(.read(file)) }
            steps.append(.run("wc -l \(file)"))
            if dice.number(below: 3) == 0 { steps.append(.think("One more look at the \(subject).")) }
        }
        return DemoScript(steps + [.say("Done: the \(subject) \(work). It is noted in \(file).")])
    }
}
