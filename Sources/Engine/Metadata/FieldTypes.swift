/// Every field type there is: the one line a new type adds beside its file.
package enum FieldTypes {
    package static let all: [any FieldType.Type] = [
        TextField.self, LongTextField.self, PersonNameField.self, IntegerField.self, DecimalField.self, MoneyField.self,
        BooleanField.self, DateField.self, PartialDateField.self, InstantField.self, ChoiceField.self, MultipleChoiceField.self,
        TagsField.self, EmailField.self, PhoneField.self, URLField.self, AddressField.self, RegistrationNumberField.self,
        ReferenceField.self, ReferencesField.self, LinkField.self, LinksField.self, JSONField.self, IdentifierField.self,
        FormulaField.self,
    ]
}
