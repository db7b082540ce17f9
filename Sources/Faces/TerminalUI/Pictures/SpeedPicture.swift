import Domain
package import Queries

/// The responses and tools of a run, oldest first.
package struct SpeedPicture: Hashable, Sendable {
    package static let responsesMax = 20_000
    package static let toolsMax = 20_000

    /// What one tool has taken in all.
    package struct Tool: Hashable, Sendable {
        package let name: String
        package var calls = 0
        package var failures = 0
        /// Of the calls of which it is known.
        package var milliseconds: [Double] = []

        package var whole: Double { milliseconds.reduce(0, +) }
    }

    /// What one model has taken in all.
    package struct Model: Hashable, Sendable {
        package let name: String
        package var responses: Int64 = 0
        package var tokens: Int64 = 0
        package var nanodollars: Int64 = 0
        package var unpriced: Int64 = 0
    }

    /// Whose they are; nil where there is no run yet.
    package var run: String?
    package var responses: [RecordedCall]
    package var uses: [RecordedToolCall]
    package var hasMore: Bool
    /// Why nothing is known of tools, where that is so.
    package var lack: String?

    package init(
        run: String? = nil,
        responses: [RecordedCall] = [],
        uses: [RecordedToolCall] = [],
        hasMore: Bool = false,
        lack: String? = nil
    ) {
        self.run = run
        self.responses = responses
        self.uses = uses
        self.hasMore = hasMore
        self.lack = lack
    }

    /// Those that took the most time first.
    package var tools: [Tool] {
        var tools: [String: Tool] = [:]
        for use in uses {
            var tool = tools[use.tool] ?? Tool(name: use.tool)
            tool.calls += 1
            if use.isSuccess == false { tool.failures += 1 }
            // A source that tells no times has both at once, which is not no time at all.
            if let took = use.milliseconds, took > 0 { tool.milliseconds.append(Double(took)) }
            tools[use.tool] = tool
        }
        return tools.values.sorted { ($0.whole, $0.calls, $1.name) > ($1.whole, $1.calls, $0.name) }
    }

    /// The dearest first.
    package var models: [Model] {
        var models: [String: Model] = [:]
        for response in responses {
            var model = models[response.model] ?? Model(name: response.model)
            model.responses += 1
            model.tokens += response.usage.sum
            if let cost = response.cost { model.nanodollars += cost.nanodollars } else { model.unpriced += 1 }
            models[response.model] = model
        }
        return models.values.sorted { ($0.nanodollars, $0.tokens, $1.name) > ($1.nanodollars, $1.tokens, $0.name) }
    }

    /// Errors by what they are called, the most frequent first.
    package var errors: [(code: String, count: Int)] {
        var counts: [String: Int] = [:]
        for response in responses where !response.isSuccess { counts[response.errorCode ?? "error", default: 0] += 1 }
        return counts.map { (code: $0.key, count: $0.value) }
            .sorted { ($0.count, $1.code) > ($1.count, $0.code) }
    }

    package var firstToken: Spread? { Spread(responses.compactMap(\.firstTokenMilliseconds)) }
    package var answer: Spread? { Spread(responses.compactMap(\.milliseconds)) }
    package var tokensPerSecond: Spread? { Spread(responses.compactMap(\.tokensPerSecond)) }
}
