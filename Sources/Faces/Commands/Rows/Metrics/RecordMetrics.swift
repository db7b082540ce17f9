import Domain
import Queries

/// The metrics that the record knows, with a daemon or without.
struct RecordMetrics {
    let facts: RecordedFacts

    init(_ facts: RecordedFacts) { self.facts = facts }

    var families: [MetricFamily] { [tasks, runs] + today + [lag] }

    private var tasks: MetricFamily {
        var family = MetricFamily("roost_tasks", .gauge, "Tasks by how far they got")
        for status in TaskStatus.allCases {
            family.add(.whole(facts.counts.tasks[status] ?? 0), ["status": status.rawValue])
        }
        return family
    }

    private var runs: MetricFamily {
        var family = MetricFamily("roost_runs_total", .counter, "Runs that are over, by how they ended")
        for outcome in Outcome.allCases where outcome != .prepared {
            family.add(.whole(facts.counts.outcomes[outcome] ?? 0), ["outcome": outcome.rawValue])
        }
        return family
    }

    private var today: [MetricFamily] {
        var responses = MetricFamily("roost_today_responses_total", .counter, "Model responses of today")
        var unpriced = MetricFamily(
            "roost_today_unpriced_responses_total",
            .counter,
            "Those of them that have no known price, and are in no cost"
        )
        var tokens = MetricFamily("roost_today_tokens_total", .counter, "Tokens of today; no token counts twice")
        var cost = MetricFamily("roost_today_cost_dollars_total", .counter, "What the responses of today cost")
        for row in facts.today.rows {
            let model = SafeText.of(row.key ?? "unknown")
            let usage = row.sums.usage
            responses.add(.whole(row.sums.responses), ["model": model])
            unpriced.add(.whole(row.sums.unpriced), ["model": model])
            tokens.add(.whole(usage.input), ["model": model, "kind": "input"])
            tokens.add(.whole(usage.output), ["model": model, "kind": "output"])
            tokens.add(.whole(usage.cacheRead), ["model": model, "kind": "cache_read"])
            tokens.add(.whole(usage.cacheWrite5m + usage.cacheWrite1h), ["model": model, "kind": "cache_write"])
            if let known = row.sums.cost { cost.add(.money(known), ["model": model]) }
        }
        return [responses, unpriced, tokens, cost]
    }

    private var lag: MetricFamily {
        MetricFamily("roost_index_lag_bytes", .gauge, "What the index has still to read of the files that it knows")
            .adding(.whole(facts.counts.unreadBytes))
    }
}
