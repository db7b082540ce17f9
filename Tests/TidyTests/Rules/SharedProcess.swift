/// All tests run at once in one process, so none may change what belongs to the process.
struct SharedProcess: SwiftRule {
    let name = "shared-process"
    let advice =
        "Hand it in as a parameter, or do it in a process of its own and write `// Own process: which` above it."
    let areas: Set<Place.Area> = [.tests]
    let samples: [Sample] = [
        [
            "Tests/DomainTests/A.swift": """
            setenv("HOME", "x", 1) ◀
            chdir(folder) ◀
            signal(SIGINT, SIG_IGN) ◀
            process.signal(.interrupt)
            let home = getenv("HOME")
            // Own process: only exit tests call it.
            umask(0)
            await #expect(processExitsWith: .success) {
                if isAsked { umask(0) }
            }
            umask(0) ◀
            """,
            "Tests/Testbed/B.swift": "signal(SIGINT, SIG_IGN)",
        ]
    ]

    private static let calls = [
        "chdir", "fchdir", "setenv", "unsetenv", "putenv", "clearenv", "umask", "signal", "sigaction", "setrlimit",
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let exitTests = file.positions(of: "processExitsWith").compactMap { Self.closure(ofTestAt: $0, in: file) }
        return Self.calls.flatMap(file.positions(of:)).filter { index in
            file.isFreeCall(index) && !exitTests.contains { $0.contains(index) }
                && !file.hasReason("Own process: ", at: file.tokens[index].line)
        }.map { file.finding(at: $0, file.text($0)) }
    }

    /// What an exit test runs, in a process that the testing library starts for it.
    private static func closure(ofTestAt index: Int, in file: SwiftFile) -> Range<Int>? {
        file.tokens[index...].firstIndex { $0.text == "{" }.map { $0..<file.closing(of: $0) }
    }
}
