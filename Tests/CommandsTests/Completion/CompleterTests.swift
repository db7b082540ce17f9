import Testing

@testable import Commands

@Suite struct CompleterTests {
    private func answer(_ words: String...) -> Completer.Answer {
        Completer(.roost, after: Array(words.dropLast())).answer(words.last ?? "")
    }

    private func texts(_ words: String...) -> [String] {
        Completer(.roost, after: Array(words.dropLast())).answer(words.last ?? "").candidates.map(\.text)
    }

    @Test func wordsOfCommandsAreToldWithWhatTheyDo() {
        #expect(
            answer("run", "sh").candidates == [
                Completer.Candidate(text: "show", summary: "Show what is known of a run")
            ]
        )
        #expect(texts("pan") == ["pane"])
        #expect(answer("pan").candidates.first?.summary == "start, list, attach, restart, nudge")
        #expect(texts("").contains("status") && !texts("").contains("__complete"))
    }

    @Test func optionsAreThoseOfTheCommand() {
        #expect(texts("run", "list", "--a") == ["--all", "--active"])
        #expect(texts("task", "accept", "gh-450", "--h").contains("--help"))
        #expect(texts("run", "--").contains("--budget"))
        #expect(texts("-").contains("--home"))
    }

    @Test func valuesAreTheWordsThatAreAllowed() {
        let formats = ["table", "wide", "json", "jsonl", "csv", "name"]
        #expect(texts("run", "list", "-o", "") == formats)
        #expect(texts("run", "list", "--output", "js") == ["json", "jsonl"])
        // As bash gives it, for which "=" parts words.
        #expect(texts("run", "list", "--output", "=", "js") == ["json", "jsonl"])
        #expect(texts("run", "list", "--output", "=") == formats)
        let joined = answer("run", "list", "--output=js")
        #expect(joined.prefix == "--output=" && joined.candidates.map(\.text) == ["json", "jsonl"])
    }

    @Test func whatHasToBeLookedForIsNamed() {
        #expect(answer("run", "stop", "").places == [.runs])
        #expect(Set(answer("run", "show", "").places) == [.runs, .tasks])
        #expect(answer("run", "show", "run-1", "").places.isEmpty)
        #expect(answer("logs", "gh").places == [.runs, .tasks, .workers])
        #expect(answer("logs", "gh-450", "--task", "").places == [.tasks])
        #expect(answer("docs", "man", "").places == [.paths])
        #expect(answer("--home", "").places == [.paths])
    }

    @Test func behindTwoDashesStandsAnotherProgram() {
        #expect(answer("run", "--", "").places == [.paths])
        #expect(answer("run", "--", "make", "--").candidates.isEmpty)
    }

    @Test func whatIsNoCommandHasNoEnd() {
        #expect(answer("nonsense", "").candidates.isEmpty)
        #expect(answer("run", "list", "nonsense", "").candidates.isEmpty)
    }
}
