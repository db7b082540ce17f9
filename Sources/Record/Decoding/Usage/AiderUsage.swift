package import Domain

/// The counters of one message that aider sent, as its analytics log has them. It does not tell what came from a
/// cache, so that all of the prompt counts as input; its own cost knows better.
package struct AiderUsage: Hashable, Sendable {
    package var prompt: Int64
    package var completion: Int64

    package init(prompt: Int64, completion: Int64) {
        self.prompt = prompt
        self.completion = completion
    }

    package var usage: Usage { Usage(input: prompt, output: completion) }

    /// aider gives its messages no ids. Its user, the second of the line and the costs so far tell one from another.
    package static func key(user: String, time: Int64, totalCost: String, counters: AiderUsage) -> ResponseKey {
        .source("aider", user, String(time), totalCost, String(counters.prompt), String(counters.completion))
    }
}
