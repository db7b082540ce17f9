import Domain
import JSON

/// What all responses of an export took, by model.
struct ExportCosts {
    private(set) var total = CostSums()
    private var models: [String: CostSums] = [:]

    mutating func add(_ call: RecordedCall) {
        Self.add(call, to: &total)
        Self.add(call, to: &models[call.model, default: CostSums()])
    }

    /// The dearest first.
    var byModel: [(model: String, sums: CostSums)] {
        models.sorted { left, right in
            (right.value.pricedCost, left.key) < (left.value.pricedCost, right.key)
        }.map { ($0.key, $0.value) }
    }

    var json: JSONObject {
        [
            "total": .object(ExportObject.of(total)),
            "byModel": .array(
                byModel.map { row in
                    var object: JSONObject = ["model": .string(row.model)]
                    for field in ExportObject.of(row.sums).fields { object.append(field.key, field.value) }
                    return .object(object)
                }
            ),
        ]
    }

    private static func add(_ call: RecordedCall, to sums: inout CostSums) {
        sums.responses += 1
        if !call.isSuccess { sums.failed += 1 }
        sums.usage = sums.usage.plus(call.usage)
        guard let cost = call.cost else {
            sums.unpriced += 1
            return
        }
        let sum = Deliberate.ignore(because: "nobody has spent nine billion dollars") { () throws(MoneyError) in
            try sums.pricedCost.plus(cost)
        }
        sums.pricedCost = sum ?? sums.pricedCost
    }
}
