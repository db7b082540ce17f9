/// What the model of the real agents says, beside what its script knows already.
enum RealScenarios {
    /// By their names, as `SCENARIO=name` in a prompt asks for them.
    static var json: String { "{\(scenarios.map { "\"\($0)\": [\($1)]" }.joined(separator: ",\n"))}" }

    /// What each of forty calls costs: 10,000 tokens at three dollars a million.
    static let cents = 3

    private static let scenarios = [
        ("asks", [bash("echo yes > granted.txt"), text("It is done.")]),
        ("overloaded", [refusal(529, "overloaded_error", "Overloaded", times: 2, then: text("Back after a retry."))]),
        ("refused", [refusal(529, "overloaded_error", "Overloaded", times: 4, then: text("Back after four."))]),
        ("down", [refusal(529, "overloaded_error", "Overloaded", times: 999, then: text("Never."))]),
        ("long", [bash("echo one > long.txt", tokens: 985_000), text(words, delayMilliseconds: 60)]),
        ("slow-model", [text("one", delayMilliseconds: 3_000)]),
        ("forty", (1...40).map { spending($0) } + [text("All forty are done.")]),
    ].map { ($0, $1.joined(separator: ", ")) }

    private static let words = (1...30).map { "word\($0)" }.joined(separator: " ")

    private static func text(_ text: String, delayMilliseconds: Int = 0) -> String {
        """
        {"blocks": [{"text": "\(text)"}], "usage": {"input": 10, "output": 5}, "delay_ms": \(delayMilliseconds)}
        """
    }

    private static func bash(_ command: String, tokens: Int = 10) -> String {
        """
        {"blocks": [{"tool": "Bash", "input": {"command": "\(command)", "description": "A step"}}],
         "usage": {"input": \(tokens), "output": 5}}
        """
    }

    /// A model of a known price, which takes half a second for it.
    private static func spending(_ number: Int) -> String {
        """
        {"blocks": [{"tool": "Bash", "input": {"command": "echo \(number) >> kept.txt", "description": "A step"}}],
         "usage": {"input": 10000, "output": 0}, "delay_ms": 60, "model": "claude-sonnet-4-5-20250929"}
        """
    }

    private static func refusal(
        _ status: Int,
        _ type: String,
        _ message: String,
        times: Int,
        then step: String
    )
        -> String
    {
        """
        {"error": {"status": \(status), "type": "\(type)", "message": "\(message)", "times": \(times)},
         \(step.dropFirst())
        """
    }

    /// The script of the model with what is said to a subscription that is used up.
    static func limiting(_ model: String) -> String {
        """
        import importlib.util, time
        spec = importlib.util.spec_from_file_location("model", "\(model)")
        model = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(model)
        send = model.H.send
        def limited(self, status, answer, headers=()):
            end = str(int(time.time()) + 3600)
            used = [("status", "rejected"), ("reset", end), ("representative-claim", "five_hour"),
                    ("5h-utilization", "1.0"), ("5h-reset", end)]
            told = [("anthropic-ratelimit-unified-" + name, value) for name, value in used]
            return send(self, status, answer, list(headers) + (told if status == 429 else []))
        model.H.send = limited
        model.main()
        """
    }
}
