/// A test waits for what it waits for, and not for a time.
struct Sleeping: SwiftRule {
    let name = "sleeping"
    let advice = "Say Eventually.wait(upTo:until:) with the condition, or move a ManualClock."
    let areas: Set<Place.Area> = [.tests]
    let samples: [Sample] = [
        [
            "Tests/DomainTests/A.swift": """
            usleep(1_000) ◀
            try await Task.sleep(for: .seconds(1)) ◀
            try await clock.sleep(until: later) ◀
            let step = Step.sleeping
            script.add([.sleep(10)])
            """,
            "Tests/TestSupport/Eventually.swift": "usleep(1_000)",
        ]
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        ["sleep", "usleep", "nanosleep", "clock_nanosleep"].flatMap(file.positions(of:)).filter { index in
            file.text(index + 1) == "(" && file.text(index - 1) != "func" && !isCase(index, in: file)
        }.map { file.finding(at: $0, file.text($0)) }
    }

    /// A dot with nothing before it names a case, such as a step of a script.
    private func isCase(_ index: Int, in file: SwiftFile) -> Bool {
        guard file.text(index - 1) == "." else { return false }
        return file.tokens[index - 1].isSpaced || ["[", "("].contains(file.text(index - 2))
    }
}
