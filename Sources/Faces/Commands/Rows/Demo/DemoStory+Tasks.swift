extension DemoStory {
    /// Fails a test, mends it, commits.
    var happy: DemoTask {
        DemoTask(
            id: Self.accepted,
            title: "Count the last price too",
            agent: "demo",
            priority: 2,
            steps: [
                "usage 44000 2400", "say I run the tests first.", "run sh test.sh total", pause, "read total.sh",
                "think The loop ends one price too early.", pause, "replace total.sh -gt 1 | -gt 0",
                "run sh test.sh total", pause, "commit Count the last price too",
                "say The loop ended one price too early. All tests of the total pass now.",
            ]
        )
    }

    /// Fails once, and goes on in its worktree with what stands there.
    var retried: DemoTask {
        DemoTask(
            id: Self.retried,
            title: "Round to the nearest cent",
            agent: "demo",
            priority: 4,
            steps: [
                "usage 22000 1000", "first say I add what is missing before the division.",
                "first replace cents.sh $1 / 10 | ($1 + 4) / 10", "first run sh test.sh cents", pause,
                "first fail result One test still fails: 25 tenths make 3 cents.",
                "again say The change of the first attempt is still here. I look at it.", "again read cents.sh", pause,
                "again replace cents.sh + 4 | + 5", "again run sh test.sh cents",
                "again commit Round to the nearest cent", "say Every amount is rounded to the nearest cent.",
            ]
        )
    }

    /// May not do something without being allowed to.
    var asking: DemoTask {
        DemoTask(
            id: Self.asking,
            title: "Remove what nobody uses",
            agent: "demo",
            priority: 3,
            steps: [
                "say I look for files that nothing reads.", "run grep -l old.conf *.sh", pause, "usage 16000 800",
                "permit git rm -q old.conf", "run git status --short", "commit Remove the old configuration",
                "say That was all.",
            ]
        )
    }

    /// Falls silent, and goes on with its report when it is tried again.
    var stalling: DemoTask {
        DemoTask(
            id: Self.stalling,
            title: "Write a report",
            agent: "demo",
            priority: 5,
            steps: [
                "usage 24000 1200", "say I count what there is.", "run wc -l *.sh",
                "first write report.md Three scripts.", "first stall silent 9m",
                "again say My report was kept. I go on with it.", "again edit report.md All of them have tests.", pause,
                "commit Write a report", "say The report is written.",
            ]
        )
    }

    var limited: DemoTask {
        DemoTask(
            id: Self.limited,
            title: "Describe the shop",
            agent: "limited",
            priority: 6,
            steps: [
                "usage 24000 1600", "say I begin with the title.", "write README.md The shop adds up prices.",
                "rate-limit \(Self.text(pace.rateLimit)) wait", "say The limit is over. I go on.", pause,
                "commit Describe the shop", "say It is described.",
            ]
        )
    }

    var counting: DemoTask {
        DemoTask(
            id: Self.counting,
            title: "Count aloud until the end",
            agent: "demo",
            priority: 1,
            steps: ["count \(Self.linesPerSecond) 9m"]
        )
    }

    private var pause: String { "sleep \(Self.text(pace.step))" }
}
