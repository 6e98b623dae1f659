import MartletMetadata

/// Sizes and levels of accounts.
enum AccountChoices {
    static let sizes: [ChoiceOption] = [
        ChoiceOption("micro", zh: "20 人以下", en: "Under 20 people"),
        ChoiceOption("small", zh: "20–99 人", en: "20–99 people"),
        ChoiceOption("medium", zh: "100–499 人", en: "100–499 people"),
        ChoiceOption("large", zh: "500–4999 人", en: "500–4,999 people"),
        ChoiceOption("enterprise", zh: "5000 人以上", en: "5,000 people and more"),
    ]

    static let levels: [ChoiceOption] = [
        ChoiceOption("A", zh: "A 级", en: "Level A"),
        ChoiceOption("B", zh: "B 级", en: "Level B"),
        ChoiceOption("C", zh: "C 级", en: "Level C"),
        ChoiceOption("D", zh: "D 级", en: "Level D"),
    ]
}
