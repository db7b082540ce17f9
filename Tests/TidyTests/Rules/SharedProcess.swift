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
            // Own process: that of an exit test.
            umask(0)
            """,
            "Tests/Testbed/B.swift": "signal(SIGINT, SIG_IGN)",
        ]
    ]

    private static let calls = [
        "chdir", "fchdir", "setenv", "unsetenv", "putenv", "clearenv", "umask", "signal", "sigaction", "setrlimit",
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        Self.calls.flatMap(file.positions(of:)).filter { index in
            file.isFreeCall(index) && !file.hasReason("Own process: ", at: file.tokens[index].line)
        }.map { file.finding(at: $0, file.text($0)) }
    }
}
