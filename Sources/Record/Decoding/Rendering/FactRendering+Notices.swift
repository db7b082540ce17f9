package import Domain

/// What agents say of themselves, each in one line.
extension FactRendering {
    package func part(of conversation: Conversation) -> RenderedPart {
        let words = [conversation.model, conversation.agentVersion, conversation.folder, conversation.permissionMode]
        let told = words.compactMap { $0.map(RenderedText.oneLine) }.joined(separator: ", ")
        return notice("conversation", RenderedText.oneLine(conversation.id ?? ""), told)
    }

    package func part(of limit: RateLimit) -> RenderedPart {
        let kind = limit.kind.map { RenderedText.oneLine($0.replacing("_", with: " ")) } ?? ""
        let until = limit.resetsAt.map { "until \($0.iso)" } ?? ""
        let used = limit.utilization.map { "used \(RenderedText.oneLine($0))" } ?? ""
        var part = notice("rate limit", kind, RenderedText.oneLine(limit.status ?? ""), used, until)
        part.isFailure = limit.status == "rejected"
        return part
    }

    package func part(of permission: Permission) -> RenderedPart {
        let tool = RenderedText.oneLine(permission.tool ?? "a tool")
        let reason = RenderedText.oneLine(permission.reason ?? "")
        switch permission.step {
        case .asked:
            return RenderedPart(.notice, title: StyledText("? may it use \(tool)  \(reason)", RenderedText.warning))
        case .denied:
            var part = notice("denied", tool, reason)
            part.isFailure = true
            return part
        }
    }

    package func part(of retry: Retry) -> RenderedPart {
        let attempt = retry.attempt.map { "attempt \($0)" + (retry.attemptsMax.map { " of \($0)" } ?? "") } ?? ""
        let delay = retry.delay.map { "in \(DurationText.write($0))" } ?? ""
        let status = retry.status.map { "HTTP \($0)" } ?? "no answer"
        return notice("tries again", attempt, delay, status, RenderedText.oneLine(retry.error ?? ""))
    }

    package func part(of compaction: Compaction) -> RenderedPart {
        let tokens = compaction.tokensBefore.map { "from \($0) tokens" } ?? ""
        let step = compaction.step == .began ? "begins" : "done"
        return notice("compaction", step, RenderedText.oneLine(compaction.trigger ?? ""), tokens)
    }

    package func part(of subagent: Subagent) -> RenderedPart {
        let step: String
        switch subagent.step {
        case .started: step = "started"
        case .progress: step = "goes on"
        case .ended(let status): step = RenderedText.oneLine(status)
        }
        let kind = RenderedText.oneLine(subagent.kind ?? "")
        var part = notice("sub-agent", kind, step, RenderedText.oneLine(subagent.summary ?? ""))
        part.depth = 1
        return part
    }

    package func part(of end: TurnEnd) -> RenderedPart {
        let isGood = !end.isError && end.errors.isEmpty
        let word = isGood ? "✓ turn ended" : "✗ turn failed"
        let why = RenderedText.oneLine((isGood ? nil : end.reason ?? end.subtype) ?? "")
        let took = end.duration.map { "in \(DurationText.write($0))" } ?? ""
        let cost = end.reportedCostSoFar.map { "\($0) so far" } ?? ""
        let denied = end.deniedCalls > 0 ? "\(end.deniedCalls) denied" : ""
        let text = [word, why, took, cost, denied].filter { !$0.isEmpty }.joined(separator: "  ")
        let style = isGood ? RenderedText.dim : RenderedText.failure
        let errors = end.errors.flatMap { RenderedText.lines($0) }.map { RenderedPart.Line($0) }
        var part = cut(RenderedPart(.notice, title: StyledText(text, style), lines: errors), to: resultLinesMax)
        part.isFailure = !isGood
        return part
    }

    /// What it took, by counters no two of which count the same token.
    package func part(of usage: Usage, cost: Money?) -> RenderedPart {
        let written = usage.cacheWrite5m + usage.cacheWrite1h
        let counts = [
            (usage.input, "in"), (usage.output, "out"), (usage.cacheRead, "from cache"), (written, "to cache"),
        ]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return notice("tokens", words.isEmpty ? "none" : words, cost.map(\.description) ?? "")
    }
}
