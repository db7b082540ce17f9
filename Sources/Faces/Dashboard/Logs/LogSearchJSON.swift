package import JSON

/// What was found in a log as pages take it.
package enum LogSearchJSON {
    package static func object(of answer: LogSearchAnswer) -> JSONObject {
        [
            "schema": "roost.log_search/1",
            "hits": .array(answer.hits.map { .integer(Int64($0)) }),
            "isCut": .bool(answer.isCut),
            "total": .integer(Int64(answer.total)),
            "isCounting": .bool(answer.isCounting),
        ]
    }
}
