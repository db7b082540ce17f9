import Store

/// Gathers how long the responses of one model took.
struct ModelTimes {
    private var responses = 0
    private var errors = 0
    private var firstTokens: [Double] = []
    private var rates: [Double] = []
    private var durations: [Double] = []

    mutating func add(_ row: borrowing Row, from column: Int32) {
        responses += 1
        if row.bool(column) == false { errors += 1 }
        if let value = row.real(column + 1) { firstTokens.append(value) }
        if let value = row.real(column + 2) { rates.append(value) }
        if let value = row.real(column + 3) { durations.append(value) }
    }

    func speed(of model: String) -> ModelSpeed {
        ModelSpeed(
            model: model,
            responses: responses,
            errors: errors,
            firstToken: Spread(firstTokens),
            tokensPerSecond: Spread(rates),
            duration: Spread(durations)
        )
    }
}
