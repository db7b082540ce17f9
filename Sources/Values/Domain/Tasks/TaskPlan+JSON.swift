package import JSON

extension TaskPlan {
    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        agent = try fields.required("agent", .text)
        text = try fields.required("text", .text)
        repository = try fields.optional("repository", .text)
        base = try fields.optional("base", .text)
        after = try fields.optional("after", .ids) ?? []
        scope = try fields.optional("scope", .texts) ?? []
        model = try fields.optional("model", .text)
        timeout = try fields.optional("timeout_sec", .count).map { .seconds($0) }
        steps = try fields.optional("steps", .steps) ?? [.work]
        attemptsMax = try fields.optional("attempts_max", .count).map { Int($0) }
        account = try fields.optional("account", .text)
        budget = try BudgetLimit(fields, moneyKey: "budget_nanodollars", tokensKey: "budget_tokens")
        card = try fields.optional("card", .text)
        sourceDigest = try fields.optional("source_digest", .text)
        lineage = try fields.required("lineage", .id)
        addedBy = try fields.required("added_by", .author)
    }

    /// What is absent is left out.
    package var json: JSONObject {
        JSONObject(
            present: [
                ("agent", .string(agent)),
                ("text", .string(text)),
                ("repository", JSONValue(repository)),
                ("base", JSONValue(base)),
                ("after", after.isEmpty ? .null : .array(after.map { .string($0.text) })),
                ("scope", scope.isEmpty ? .null : .array(scope.map(JSONValue.string))),
                ("model", JSONValue(model)),
                ("timeout_sec", JSONValue(timeout?.components.seconds)),
                ("steps", .array(steps.map { .string($0.rawValue) })),
                ("attempts_max", JSONValue(attemptsMax)),
                ("account", JSONValue(account)),
            ] + budget.fields(moneyKey: "budget_nanodollars", tokensKey: "budget_tokens") + [
                ("card", JSONValue(card)),
                ("source_digest", JSONValue(sourceDigest)),
                ("lineage", .string(lineage.text)),
                ("added_by", .string(addedBy.text)),
            ]
        )
    }
}
